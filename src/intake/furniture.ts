const SITE =
  "(?:twitter|x|facebook|instagram|telegram|whats ?app|linkedin|you ?tube|tik ?tok|threads|bluesky|mastodon|reddit|flipboard|google news|apple news|spotify|social media)";
const PRODUCT =
  "(?:newsletters?|e-?mails?|inbox|alerts?|updates?|apps?|channels?|podcasts?|briefings?|digests?|forums?|community|mailing list|web ?sites?|site|page|membership|subscriptions?|magazine|print edition|homepage)";
const ACT =
  "(?:visit|subscribe|click|check out|see our|see the|go to|log ?in|sign[ -]?up|download|tap|tune in|head (?:to|over)|register|read our|follow (?:us|our|the|@)|join (?:us|our))(?![\\w-])";

/** What asks the reader to do something for the site's sake, which no reporter does. */
const PROMOTION = [
  `^for (?:more|the latest|further|full|additional|all|other|breaking|up-to-date|live|daily|regular)\\b[^.!?]{0,90}[,:–—-]?\\s+(?:please |you can )?(?:${ACT}|follow|read|see)(?![\\w-])`,
  `^to (?:read|get|see|receive|find|view|hear|watch|continue|support)\\b[^.!?]{0,90},?\\s+(?:please )?${ACT}`,
  `^(?:want|looking for|need)\\b[^.!?]{0,70}\\?\\s*(?:please )?${ACT}`,
  "^(?:please )?(?:subscribe|sign[ -]up|register|log[ -]?in|sign[ -]in|become an? (?:member|subscriber|supporter|patron))(?:,? (?:to|for|now|here|today|with|and|via|below|free|your|our|as|at|or)\\b.{0,120})?\\W*$",
  `^(?:please )?(?:you can )?(?:also )?(?:follow|join|find|watch|listen to|visit|catch|like (?=us|our|this)|(?:contact|connect with|e-?mail|tweet|reach) (?=us|our|him|her|them|me|the (?:author|reporter|editor|writer|newsroom)|@))(?![-\\w])[^.!?]{0,90}(?:\\b(?:on|at|via|in|our)\\b[^.!?]{0,40}\\b${SITE}\\b|@\\w|\\b(?:us|our)\\b[^.!?]{0,60}\\b${PRODUCT}\\b)`,
  "^(?:follow|find|see|read|get)\\b.{0,40}\\b(?:full|all|more|complete|continuing|latest|live)\\b(?: of)?(?: our| the| its| their)? coverage\\b",
  "^(?:click|tap|press|swipe) (?:here|to|on|for|the|through|down|below|above)\\b",
  `^(?:download|get|install|try|receive|open|discover|check out|explore|listen to|read|see)\\b[^.!?]{0,60}\\b(?:our|your|free)\\b[^.!?]{0,50}\\b${PRODUCT}\\b`,
  `^(?:get|receive|have|let|join)\\b[^.!?]{0,110}\\b(?:your|our) ${PRODUCT}\\b`,
  "^enter your? e-?mail\\b",
  "^(?:stay|keep) (?:up[ -]to[ -]date|informed|connected|tuned|updated|in the know|ahead)\\b",
  "^(?:share|tweet|print|e-?mail|comments?|save|bookmark|copy link|pin it|like|gift|recommend|facebook|twitter|whats ?app|linkedin|reddit|telegram|pinterest)(?:[\\s,|/·•]+(?:this|on|to|via|by|with|article|story|post|page|it|link|twitter|facebook|x|e-?mail|whats ?app|linkedin|telegram|reddit|pinterest|tweet|print|share|pin|save|comments?|friends?|or|a|\\d+))*$",
  "^read or share this\\b",
  "^(?:got|have|do you have|have you got)(?: an?| any| some)? (?:news |story |confidential |inside |more )?(?:tips?|stor(?:y|ies)|news|questions?|corrections?|information|something|photos?|videos?)\\b[^.!?]{0,60}[?.]",
  "^if you(?:[’']ve)? (?:enjoyed|liked|(?:found|love|value) (?:this|our|what)|want to (?:support|read|receive|get)|have (?:a|any) (?:tip|question|story|news))\\b",
  "^(?:please )?(?:support|donate to|contribute to|help (?:us|support|fund)) (?:us|our|independent|quality|local|the)\\b[^.!?]{0,60}\\b(?:journalism|newsroom|reporting|work|site|mission)\\b",
  "^(?:please )?(?:donate|make a (?:donation|contribution))\\b.{0,60}$",
  "^(?:let us know|tell us|send us|drop us)\\b.{0,140}$",
  "^(?:write to|reach|contact|e-?mail)\\b.{0,60}\\S@\\S",
  "^(?:[^.!?]{0,120}\\?\\s*)?(?:please )?(?:write to us|e-?mail us|get in touch|contact us|tell us|let us know|send us|share your)\\b.{0,100}$",
  "^.{0,60}\\bcan be (?:reached|contacted) (?:at|on|via)\\b",
  "^(?:learn more|find out more|read more|read on|continue reading|continue to|load more|show more|view (?:all|more|comments)|see (?:all|more)|more (?:info|information)|full (?:story|article|coverage)|back to top|go back|skip to (?:main )?content|sign up|subscribe(?: now)?|register|log ?in|buy now|shop now|join now|next|previous|close|caption|advertise(?: with us)?|hide caption|toggle caption|enlarge(?: this)?(?: image)?|play video|watch(?: now| live)?|listen(?: now)?|expand|loading.{0,14}|comments? closed|comments are closed.{0,40}|leave a (?:comment|reply)|post a comment|add a comment|\\d+ comments?|no comments(?: yet)?|join the (?:conversation|discussion))\\W*$",
  "^(?:this|our) (?:site|website|page|newsletter)\\b[^.!?]{0,60}\\b(?:uses?|contains?|may|is protected|requires)\\b",
  "\\bmay (?:earn|receive) (?:an? )?(?:affiliate |small )?(?:commissions?|compensation)\\b",
].map((pattern) => new RegExp(pattern, "i"));

/** What points at another article: a label, a mark, a headline. */
const POINTER =
  /^(?:read|see|watch|listen|view|also read|read also|must[ -]read|must[ -]see|don[’']t miss|see also|related|recommended|read more|see more|more|related (?:article|story|post|content|video|coverage)s?|in (?:pictures|pics|photos)|photos?|pictures|gallery|video|watch (?:live|now|more)|listen (?:now|here)|explained|trending|up next)\s*(?:(?:more|also|next|on this|here|full story|the full story|live|now|below)\s*)?[:|»>–—]\s*\S.{0,160}$/i;

/** What heads a list of other articles, or marks the place of an advertisement. */
const LABEL = [
  /^(?:(?:must|more|most|latest|related|top|trending|popular|recommended|editor[’']?s?[’']?|also|other|similar|further|featured|recent|suggested|today[’']?s|breaking|previous|next|sponsored|promoted|don[’']?t|miss|you|may|might|like|from)[\s-]+){1,4}(?:[\p{L}’'-]+ ){0,2}?(?:articles?|stor(?:y|ies)|news|posts?|reads?|reading|headlines?|videos?|coverage|features?|links?|content|picks?|galler(?:y|ies)|photos?|podcasts?|topics?|emails?)(?: (?:for you|on this|from|by|in|about) ?.{0,40})?\W*$/iu,
  /^(?:more (?:from|on|about|in|stories|news|coverage)\b.{0,50}|you (?:may|might) (?:also )?(?:like|enjoy|be interested).{0,30}|don[’']?t miss(?: (?:it|this|out))?|read more|see also|read also|also read|related|recommended(?: for you)?|trending(?: now| today)?|most (?:popular|read|viewed|shared|commented|watched|recent)|up next|what to read next|from our partners|around the web|from the web|from (?:the|our) archives?|elsewhere on .{0,30}|in case you missed it|icymi|editor[’']?s[’']? (?:picks?|choice)|popular|must[ -]reads?|must[ -]see|what (?:others|people) are reading|keep reading|further reading|explore (?:further|more)|also on .{0,30}|latest|newsletters?|share this.{0,20}|follow us|about us)\W*$/i,
  /^(?:advertisement|advertising|advert|ad|ads by .{0,20}|sponsored(?: by .{0,30}| content)?|promoted(?: content)?|paid (?:content|post)|story continues.{0,30}|article continues.{0,30}|continue reading.{0,30}|scroll (?:down )?to continue.{0,20}|remove ads|report (?:this )?ad|partner content|skip ad(?:vertisement)?|publicité|anzeige|iklan|реклама|publicidad|publicidade)\W*$/i,
];

/** What tells of the text rather than being it: whose picture, whose copyright, who reported, under which heading. */
const SIGN_OFF = [
  /^(?:copyright\b|©|\([cC]\) ?\d{4}|[aA]ll rights reserved)/i,
  /^.{0,140}\ball rights reserved\b.{0,160}$/i,
  /^this (?:material|document|article|content|story) (?:may not|is (?:subject to|protected by) copyright|cannot be)\b/i,
  /^\(?(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled|[Rr]eported|[Tt]ranslated|[Cc]ontributing)(?: by|:) \p{Lu}.{0,260}\)?$/u,
  /^.{0,200}\bcontributed (?:to this (?:report|reporting|story|article|piece)|reporting)\b.{0,60}$/i,
  /^\(?(?:sources?|via|photos?|images?|pictures?|(?:picture|photo|image) credits?|credits?|file photo|courtesy|graphic|illustration|фото|foto)\s*[:|/]\s*\S.{0,90}$/i,
  /^via \S+(?: \S+){0,3}$/i,
  /^(?:[-–—]+\s*|\()with (?:the )?\p{Lu}[^.!?]{0,60}\)?\.?$/u,
  /^[Ww]ith (?:additional )?(?:reporting|files|material|input) (?:by|from) \p{Lu}/u,
  /^(?:photo|image|photograph|picture|illustration|graphic|video)s? (?:by|via|courtesy(?: of)?|credit|©)\b[^.!?]{0,90}\.?$/i,
  /^(?:tags?|filed under|topics?|categories|category|keywords|labels|posted in|read more about|more about|in this (?:story|article)|citation|cite this)\s*[:|]/i,
  /^(?:tags?|filed under|topics?|categories|posted in|disclaimer|disclosure)\W*$/i,
  /^\((?:AP|AFP|Reuters|\p{Lu}{2,6})\)$/u,
];

const NAMES_A_DATE =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:ago|min read|minutes? read|read time)\b|\b\d{1,2}:\d{2}\b/i;
const DATE_WORD =
  /^(?:\d{1,4}(?:st|nd|rd|th|am|pm|h)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*|[ap]|[ap]m|m|gmt|utc|[ecmp][sd]?t|bst|cest|cet|msk|ist|hours?|minutes?|mins?|days?|ago|read|today|yesterday|time|first|last|originally|original|published|posted|updated?|modified|created|issued|date|on|at|by)$/i;
const BYLINE_WORD =
  /^(?:\p{Lu}[\p{L}.’'-]*,?|and|&|in|of|the|for|with|staff|reporters?,?|correspondents?,?|writers?,?|editors?,?|[|/·•–—-]|\d[\d:.,/]*)$/u;
const ROLE =
  "(?:reporter|editor|journalist|correspondent|writer|author|columnist|fellow|professor|contributor|curator|producer|researcher|analyst|blogger|lecturer|director|host|anchor|freelancer?|founder|scholar|photographer|critic|commentator|native|consultant|attorney)";
const BIO = new RegExp(
  `^(?:About the [Aa]uthor|(?!(?:She|He|It|They|The|There|This|That|A|An)\\b)\\p{Lu}[\\p{L}.’'-]+(?: \\p{Lu}[\\p{L}.’'-]+){0,3})(?:,? \\(?@\\w+\\)?,?)?,? ?(?:(?:is|was|has been|works as|serves as|currently works)\\b[^.]{0,90}\\b${ROLE}s?\\b|(?:covers|writes about|reports on|writes for|joined|has (?:written (?:for|about)|covered|worked (?:for|as|at|in))|can be (?:reached|contacted|found))\\b|is on (?:Twitter|X|Facebook|Bluesky)|tweets (?:at|@)|[’']s (?:new |latest |forthcoming )?(?:book|novel)\\b)`,
  "u",
);

/** Whether the line asks something of the reader for the site's sake, or points at another of its articles. */
export function isPromotion(text: string): boolean {
  return (
    text.length <= 420 &&
    (PROMOTION.some((pattern) => pattern.test(text)) || (POINTER.test(text) && !/[.]$/.test(text)))
  );
}

/** Whether the line heads a list of other articles or marks an advertisement. */
export function isLabel(text: string): boolean {
  return text.length <= 70 && LABEL.some((pattern) => pattern.test(text));
}

/** Whether the line tells of the text: credits, copyright, tags. */
export function isSignOff(text: string): boolean {
  return text.length <= 420 && SIGN_OFF.some((pattern) => pattern.test(text));
}

/** Whether the line is a date and words about it: "Published 20 November 2019, 07:50 GMT", "3 min read". */
export function isDateLine(text: string): boolean {
  if (text.length > 140 || !/\d/.test(text) || !NAMES_A_DATE.test(text)) return false;
  const words = text
    .replace(/(\d)([A-Z])/g, "$1 $2")
    .split(/[\s,.:;|/·•()+–—-]+/)
    .filter(Boolean);
  return words.every((word) => DATE_WORD.test(word));
}

/** Whether the line names its authors: "By Jane Doe and John Roe, Reuters". */
export function isByline(text: string): boolean {
  if (text.length > 140 || !/^(?:by|(?:written|words|story|report|posted) by|author:)\s/i.test(text)) return false;
  const words = text.split(/\s+/).slice(/^by\s/i.test(text) || /^author:/i.test(text) ? 1 : 2);
  return /^\p{Lu}/u.test(words[0] ?? "") && words.every((word) => BYLINE_WORD.test(word));
}

/** Whether the line tells who the author is: "Jane Doe is a reporter for …". */
export function isBio(text: string): boolean {
  return text.length <= 900 && BIO.test(text);
}

/** Whether a line says where and whence a report comes, as agencies begin theirs: "LONDON, April 23 (Reuters) —". */
export function isDateline(text: string): boolean {
  return (
    text.length <= 80 && /^\p{Lu}[\p{Lu} .'’-]{2,}(?:,.{2,50}|.{0,40}\([^)]{2,30}\)\s*[-–—:]*|\s*[-–—:]+)$/u.test(text)
  );
}

/** Whether a line has the form of a sentence: it ends like one, or is too long for a headline. */
export function isSentence(text: string): boolean {
  return /[.!?…:;]["'”’»)\]]*$/.test(text) || text.split(" ").length > 25;
}
