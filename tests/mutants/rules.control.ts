/// <reference types="vite/client" />

/** All tests of the rules as one file: one process, with fresh modules for every change. */
for (const load of Object.values(import.meta.glob("../features/policy/*.test.ts"))) await load();
