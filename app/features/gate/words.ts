import { z } from "zod";

/** What somebody writes for whoever decides. In a form they make a question of it; without them it is done. */
export const Words = z.string().trim().max(2000).optional();
