/** The practice's admin page: dark bar, menu, and the app in a frame that may not use the clipboard, as in Shopify. */
export function frameHtml(settings: {
  appOrigin: string;
  handle: string;
  shop: string;
  path: string;
  as: string;
}): string {
  const json = JSON.stringify(settings).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Practice admin</title>
<link rel="stylesheet" href="/frame/frame.css">
</head>
<body>
<header><strong id="shop"></strong>
<label>Shop <select id="shops" aria-label="Shop"></select></label>
<label>Acting as <select id="people" aria-label="Acting as"></select></label>
<button type="button" id="support" hidden>Get support</button>
<a id="switches" href="/practice">Practice switches</a></header>
<div id="save-bar" role="region" aria-label="Unsaved changes" hidden></div>
<div id="loading"></div>
<main aria-label="Practice admin"><nav id="menu" aria-label="Delega"></nav>
<div id="stage"><div id="title-bar" class="title-bar" role="region" aria-label="Title bar" hidden></div>
<iframe id="app" title="Delega" name="app-iframe"></iframe></div>
<section id="place" hidden></section></main>
<div id="toasts" role="status"></div>
<script type="application/json" id="settings">${json}</script>
<script type="module" src="/frame/frame.js"></script>
</body></html>`;
}

/** An empty page at the app's own origin, which the content of a modal is moved into. */
export const MODAL_HTML =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Delega</title></head><body><main></main></body></html>';
