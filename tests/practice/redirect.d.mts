export function installRedirect(storeUrl: string): () => void;
