// The real screen without an engine, for pages that are drawn upon by hand: serve it as touchstone.widget.mjs.
import { build } from 'esbuild';
import { root } from './harness.mjs';

/** Puts `drawView(view)` on the page; what the screen sends to the engine is noted in `said`. */
export async function screenScript() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createScreen } from './widget/src/view/screen';
        export * from './widget/src/toolkit';
        const screen = createScreen();
        const note = (name) => (...given) => window.said.push([name, ...given]);
        window.said = [];
        const names = ['answer', 'skip', 'back', 'close', 'open'];
        const actions = Object.fromEntries(names.map((name) => [name, note(name)]));
        window.drawView = (view) => screen.show(view, actions);`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: '#dom',
    external: ['./touchstone.more.mjs', './touchstone.words.*.mjs'],
    loader: { '.css': 'text' },
  });
  return outputFiles[0].text;
}
