/** Style of the pages of the sandbox, which must not be taken for anybody's real ones. */
export const style = `
:root{color-scheme:light dark;--page:#fff;--text:#1f2a37;--muted:#5b6776;--line:#c9d1da;--accent:#7a2e6f;--on:#fff;--soft:#f6eef5}
@media (prefers-color-scheme:dark){:root{--page:#161b22;--text:#e8edf3;--muted:#a7b2bf;--line:#3a4552;--accent:#e0a3d6;--on:#161b22;--soft:#2a2230}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
.trial{margin:0;padding:.6rem 1rem;background:var(--accent);color:var(--on);font-weight:600;text-align:center}
main{max-width:36rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{margin:0 0 .75rem;font-size:1.5rem;line-height:1.2;text-wrap:balance}
p{margin:0 0 1rem}
fieldset{margin:0 0 1rem;padding:0;border:0}
legend{padding:0;margin:0 0 .25rem;font-weight:600}
.one{display:flex;gap:.75rem;align-items:flex-start;padding:.5rem .25rem;border-bottom:1px solid var(--line);cursor:pointer}
.one:has(:checked){background:var(--soft)}
.one input{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:var(--accent)}
small{display:block;color:var(--muted)}
label.field{display:block;margin:0 0 1rem;font-weight:600}
select{display:block;width:100%;min-height:2.75rem;margin:.25rem 0 0;padding:.4rem;border:1px solid var(--muted);border-radius:.25rem;background:var(--page);color:inherit;font:inherit;font-weight:400}
dl{margin:0 0 1rem}
dt{color:var(--muted)}
dd{margin:0 0 .5rem;font-weight:600}
.keys{display:flex;flex-wrap:wrap;gap:.75rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--accent);border-radius:.25rem;background:var(--page);color:var(--accent);font:inherit;font-weight:600;cursor:pointer}
button.first{background:var(--accent);color:var(--on)}
form+form{margin-top:1rem;padding-top:1rem;border-top:1px solid var(--line)}
footer{max-width:36rem;margin:0 auto;padding:0 1rem 2rem}
footer a{display:inline-block;padding:.6rem 0}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--text);outline-offset:2px}
`;
