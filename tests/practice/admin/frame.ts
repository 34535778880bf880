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
<style>
* { box-sizing: border-box }
body { margin: 0; font: 13px/1.4 system-ui, sans-serif; background: #1a1a1a; height: 100vh; display: flex; flex-direction: column }
header { color: #fff; display: flex; gap: 12px; align-items: center; padding: 8px 16px; flex-wrap: wrap }
header strong { flex: 1 }
header label { color: #ddd }
select { font: inherit; padding: 4px; border-radius: 6px; max-width: 200px }
main { flex: 1; display: flex; min-height: 0; background: #f1f1f1; border-radius: 12px 12px 0 0; overflow: hidden }
nav { width: 200px; background: #ebebeb; padding: 12px }
nav a { display: block; padding: 6px 12px; border-radius: 8px; color: #303030; text-decoration: none }
nav a[aria-current] { background: #fff; font-weight: 600 }
iframe { flex: 1; border: 0; background: #f1f1f1; min-width: 0 }
#loading { height: 3px; background: transparent } #loading[data-on="true"] { background: #2c6ecb }
#toast { position: fixed; bottom: 24px; left: 50%; transform: translateX(-50%); background: #1a1a1a; color: #fff; padding: 10px 16px; border-radius: 8px; display: none }
dialog { border: 0; border-radius: 12px; padding: 24px; max-width: 420px }
dialog button { padding: 8px 16px; margin-right: 8px; font: inherit }
@media (max-width: 640px) { main { flex-direction: column; border-radius: 0 } nav { width: auto; padding: 4px; display: flex; overflow-x: auto; white-space: nowrap } header strong { display: none } }
</style>
</head>
<body>
<header><strong id="shop"></strong>
<label>Shop <select id="shops" aria-label="Shop"></select></label>
<label>Acting as <select id="people" aria-label="Acting as"></select></label></header>
<div id="loading"></div>
<main><nav id="menu" aria-label="Delega"></nav><iframe id="app" title="Delega" name="app-iframe"></iframe></main>
<div id="toast" role="status"></div>
<dialog id="scopes"><p id="scopes-text"></p><button id="allow">Allow</button><button id="refuse">Refuse</button></dialog>
<script type="application/json" id="settings">${json}</script>
<script type="module" src="/frame.js"></script>
</body></html>`;
}
