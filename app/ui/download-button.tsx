import { Button } from "@shopify/polaris";
import { useState } from "react";

/** A download inside Shopify's frame: fetched with the session's token, then handed to the browser as a file. */
export function DownloadButton({
  url,
  file,
  label,
  disabled = false,
}: {
  readonly url: string;
  readonly file: string;
  readonly label: string;
  readonly disabled?: boolean;
}) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    const answer = await fetch(url);
    if (answer.ok) save(await answer.blob(), file);
    setBusy(false);
  };
  return (
    <Button loading={busy} disabled={disabled} onClick={() => void download()}>
      {label}
    </Button>
  );
}

function save(blob: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
