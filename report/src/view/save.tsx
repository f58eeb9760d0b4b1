import type { Context } from './context';
import { ToFile } from './icons';
import { Menu } from './menu';

/** What to do for each kind of file that there is. */
export type Ways = { readonly [format in 'csv' | 'png' | 'svg']?: () => void };

export function Save({ context, title, ways }: { context: Context; title: string; ways: Ways }) {
  const { figure } = context.words;
  return (
    <Menu words={<ToFile />} name={`${title}: ${figure.save}`}>
      {(['csv', 'png', 'svg'] as const).map((format) => {
        const save = ways[format];
        return (
          save && (
            <button key={format} type="button" aria-label={figure.saveAs(figure[format], title)} onClick={save}>
              {figure[format]}
            </button>
          )
        );
      })}
    </Menu>
  );
}
