import { z } from "zod";

export const RoleParams = z.object({ roleId: z.uuid() });
