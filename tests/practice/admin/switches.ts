/** The page of switches: what the control API can do, for people. Its forms come from the store's own description. */
export function switchesHtml(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Practice switches</title>
<link rel="stylesheet" href="/frame/switches.css">
</head>
<body>
<header><h1>Practice switches</h1>
<label>Shop <select id="shop"></select></label>
<button type="button" id="refresh">Refresh</button>
<a id="back" href="/">Back to the admin</a></header>
<nav id="contents" aria-label="Sections"></nav>
<p id="outcome" role="status"></p>
<main id="sections"></main>
<script type="module" src="/frame/switches.js"></script>
</body></html>`;
}
