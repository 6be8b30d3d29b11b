-- What is appended: never changed, never removed.

create table article (
  id text primary key,
  learnt timestamptz not null default clock_timestamp()
);

create table capture (
  sha256 text primary key,
  source text not null,
  media_type text,
  captured timestamptz not null,
  size integer not null
);

create table revision (
  id text primary key,
  article text not null references article (id),
  report_time timestamptz not null,
  captured timestamptz not null,
  learnt timestamptz not null default clock_timestamp(),
  body json not null
);
create index revision_article on revision (article);

create table revision_capture (
  revision text not null references revision (id),
  capture text not null references capture (sha256),
  primary key (revision, capture)
);

-- A Reading, without the article that it is of, in its own parts and to the byte.
create table reading (
  id text primary key,
  revision text not null references revision (id),
  reader json not null,
  sentences json not null,
  actors json not null,
  places json not null,
  times json not null,
  findings json not null,
  links json not null,
  learnt timestamptz not null default clock_timestamp()
);
create index reading_revision on reading (revision);

-- The order in which things were appended: what the fold reads.
create table entry (
  sequence bigint generated always as identity primary key,
  kind text not null check (kind in ('revision', 'reading', 'capture')),
  revision text not null references revision (id),
  reading text references reading (id),
  learnt timestamptz not null default clock_timestamp()
);

create table dossier (
  id text primary key,
  body json not null,
  saved timestamptz not null default clock_timestamp()
);

-- What is folded: made of the above alone, and made again by folding from the start.

create table fold (
  one boolean primary key default true check (one),
  rules text not null,
  epoch bigint not null,
  sequence bigint not null
);

create table finding (
  id bigint generated always as identity primary key,
  reading text not null references reading (id),
  revision text not null,
  key text not null,
  kind text not null,
  entry bigint not null,
  unique (reading, key)
);
create index finding_key on finding (key);
create index finding_entry on finding (entry);

-- Findings that share a token may tell of one thing; no others are compared.
create table finding_block (
  token bigint not null,
  finding bigint not null references finding (id),
  primary key (token, finding)
);
create index finding_block_finding on finding_block (finding);

create table finding_link (
  a bigint not null references finding (id),
  b bigint not null references finding (id),
  strength real not null,
  why text not null,
  open boolean not null,
  entry bigint not null,
  primary key (a, b)
);
create index finding_link_entry on finding_link (entry);

create table text_sketch (
  revision text primary key references revision (id),
  sketch json not null
);

create table text_block (
  token bigint not null,
  revision text not null references revision (id),
  primary key (token, revision)
);

create table text_link (
  a text not null references revision (id),
  b text not null references revision (id),
  likeness real not null,
  entry bigint not null,
  primary key (a, b)
);
create index text_link_entry on text_link (entry);
