import { problem, type Problem } from "../../platform/problem";
import { fail, ok, type Result } from "../../platform/result";
import { LocationsDocument } from "../../shopify/documents/locations.query";
import type { Read } from "../../shopify/door";
import { readerFor } from "../../shopify/read.server";
import type { Place } from "./place";

/** The shop's places in use. `scope_missing`: the owner has not let Delega see them (read_locations is optional). */
async function readPlaces(read: Read): Promise<Result<Place[], Problem>> {
  const answer = await read(LocationsDocument, {});
  if (!answer.ok) return answer.error.code === "scope_missing" ? fail(problem("places_unseen")) : answer;
  return ok(answer.value.locations.nodes.filter(({ isActive }) => isActive).map(({ id, name }) => ({ gid: id, name })));
}

/** The name of the place that somebody chose; null = they chose none. `place_gone`: it is none, or not in use any more. */
export async function readPlace(read: Read, gid: string | null): Promise<Result<string | null, Problem>> {
  if (gid === null) return ok(null);
  const places = await readPlaces(read);
  if (!places.ok) return places;
  const place = places.value.find((one) => one.gid === gid);
  return place === undefined ? fail(problem("place_gone")) : ok(place.name);
}

/** The places that items of this shop can go back to; null = Delega may not see them, or Shopify does not answer now. */
export async function placesOf(shop: string): Promise<Place[] | null> {
  const places = await readPlaces(readerFor(shop));
  return places.ok ? places.value : null;
}
