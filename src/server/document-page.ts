interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
}

/** A plain page that lists the routes, for reading without tools; the document itself is `/openapi.json`. */
export function documentPage(paths: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(
      ([method, { summary = '' }]) => `<tr><td><code>${method.toUpperCase()}</code></td><td><code>/api${escapeText(path)}</code></td><td>${escapeText(summary)}</td></tr>`,
    ),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Thirty API</title></head>
<body><h1>Thirty API</h1><p>The whole definition: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></body></html>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
