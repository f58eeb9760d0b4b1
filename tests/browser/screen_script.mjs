// The real screen without an engine, for pages that are drawn upon by hand: serve it as touchstone.widget.mjs.
import { build } from 'esbuild';
import { root } from './harness.mjs';

/**
 * Puts `drawView(view)` on the page, and `drawAfresh(view)`, which takes away what is there, and resolves once the view is
 * drawn; what the screen sends to the engine is noted in `said`.
 */
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
        window.drawView = (view) => screen.show(view, actions);
        const isDrawn = () =>
          [...document.querySelectorAll('touchstone-survey')].some(
            ({ shadowRoot }) => shadowRoot && shadowRoot.querySelector('.card, .handle'));
        const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        window.drawAfresh = async (view) => {
          window.drawView(null);
          window.drawView(view);
          for (const end = Date.now() + 30_000; !isDrawn(); await wait(5))
            if (Date.now() > end) throw new Error('waited in vain for the survey');
        };`,
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
