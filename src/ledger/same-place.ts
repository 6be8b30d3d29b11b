import type { PlaceSketch } from "./sketch.ts";

/** What two articles' places are to each other: one place, one within the other, apart, or not to be told. */
export type PlaceRelation = "same" | "within" | "apart" | "unclear";

/** Kilometres within which two points are one place, and a point may lie within a region. */
const near = 30;
const around = 250;

/** Compares two places by the gazetteer's id, then by name, then by country and distance. */
export function comparePlaces(a: PlaceSketch | undefined, b: PlaceSketch | undefined): PlaceRelation {
  if (!a || !b) return "unclear";
  if (a.node === b.node) return "same";
  if (a.key === b.key && (!a.country || !b.country || a.country === b.country)) return "same";
  if (a.country && b.country && a.country !== b.country) return "apart";
  if (a.reach === "country" || b.reach === "country")
    return a.country && a.country === b.country ? "within" : "unclear";
  const distance = a.at && b.at ? kilometres(a.at, b.at) : undefined;
  const regional = a.reach === "region" || b.reach === "region";
  if (distance !== undefined) return distance <= (regional ? around : near) ? "within" : "apart";
  return a.known && b.known ? "apart" : "unclear";
}

type Point = { lat: number; lon: number };

/** The distance of two points on the globe. */
export function kilometres(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const [lat, lon] = [(b.lat - a.lat) * rad, (b.lon - a.lon) * rad];
  const h = Math.sin(lat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(lon / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}
