import { z } from "zod";
import { TypedAddress } from "../../features/changes/address";
import { TypedEmail } from "../../features/changes/email";
import { NoteText } from "../../features/changes/note";
import { Words } from "../../features/gate/words";
import { tagsIn, TypedTags } from "../../features/changes/tags";

/** Which change the page is for; any other word is a page that does not exist. */
export const ChangeParams = z.object({
  orderId: z.string().regex(/^\d{1,20}$/),
  what: z.enum(["note", "tags", "email", "address"]),
});

const Seen = z.string().regex(/^[0-9a-f]{32}$/);
const TagList = z.string().max(12_000).transform(tagsIn);

const sent = { requestKey: z.uuid(), words: Words };

/** What was typed for each change, and the print of what the page showed of it. */
export const ChangeForm = z.discriminatedUnion("intent", [
  z
    .strictObject({ intent: z.literal("note"), note: NoteText, seen: Seen, ...sent })
    .transform(({ note, ...rest }) => ({ ...rest, value: note })),
  z
    .strictObject({ intent: z.literal("tags"), add: TagList, remove: TagList, ...sent })
    .transform(({ add, remove, ...rest }) => ({ ...rest, value: { add, remove } }))
    .pipe(z.object({ intent: z.literal("tags"), ...sent, value: TypedTags })),
  z
    .strictObject({ intent: z.literal("email"), email: TypedEmail, seen: Seen, ...sent })
    .transform(({ email, ...rest }) => ({ ...rest, value: email })),
  z
    .strictObject({ intent: z.literal("address"), seen: Seen, ...sent, ...TypedAddress.shape })
    .transform(({ intent, seen, requestKey, words, ...value }) => ({ intent, seen, requestKey, words, value })),
]);
