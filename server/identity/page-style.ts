/** Style of the pages the server itself writes, in the app's colours; the fonts and the crest are the app's files. */
export const pageStyle = `
@font-face{font-family:'Titillium Web';font-weight:400;font-display:swap;src:url('/assets/titillium-web-latin-400-normal.woff2') format('woff2')}
@font-face{font-family:'Titillium Web';font-weight:600;font-display:swap;src:url('/assets/titillium-web-latin-600-normal.woff2') format('woff2')}
:root{color-scheme:light dark;--page:#fff;--text:#17324d;--muted:#556779;--header:#06c;--link:#06c;--on-link:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0d1a27;--text:#e9eff5;--muted:#a3b3c3;--header:#12385f;--link:#6aaaeb;--on-link:#0d1a27}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:400 1.125rem/1.5 'Titillium Web',system-ui,sans-serif;overflow-wrap:break-word}
header{background:var(--header);color:#fff;padding:.75rem 1rem}
header a{display:flex;gap:.75rem;align-items:center;max-width:40rem;margin:0 auto;color:inherit;text-decoration:none}
header span{display:block;line-height:1.2}
header b{display:block;font-weight:600;line-height:1.2}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem 3rem}
h1{margin:0 0 1rem;font-size:1.75rem;font-weight:600;line-height:1.2;text-wrap:balance}
p{margin:0 0 1rem}
.action{display:inline-block;min-height:2.75rem;padding:.6rem 1.5rem;border:0;border-radius:.25rem;background:var(--link);color:var(--on-link);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
.choice{display:block;width:100%;min-height:2.75rem;padding:.75rem 1rem;border:1px solid var(--muted);border-radius:.25rem;background:var(--page);color:inherit;font:inherit;text-align:start;cursor:pointer}
.choice b,.choice span{display:block}
.choice b{color:var(--link);font-weight:600}
label{display:block;margin:0 0 .25rem;font-weight:600}
input{width:100%;max-width:24rem;min-height:2.75rem;margin:0 0 1rem;padding:.4rem .6rem;border:1px solid var(--muted);border-radius:.25rem;background:var(--page);color:inherit;font:inherit}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid var(--text);outline-offset:2px}
`;
