import type { Period } from '../data/answers';
import { periods, windows } from '../state/view_state';
import type { Context } from './context';

/** How the trend is cut, and over how much it is pooled. */
export function Steps({ context }: { context: Context }) {
  const { words, report } = context;
  const { by, window } = report.model.view;
  return (
    <div class="steps">
      <fieldset class="choice">
        <legend class="unseen">{words.filter.steps}</legend>
        {periods.map((period: Period) => (
          <label key={period}>
            <input
              type="radio"
              name="by"
              value={period}
              checked={by === period}
              onChange={() => report.change({ by: period })}
            />
            <span>{words.by[period]}</span>
          </label>
        ))}
      </fieldset>
      <label class="select">
        <span class="label">{words.filter.pooled}</span>{' '}
        <select onChange={({ currentTarget: { value } }) => report.change({ window: Number(value) })}>
          {windows.map((count) => (
            <option key={count} value={`${count}`} selected={count === window}>
              {count === 1 ? words.filter.alone : words.filter.pooledOver(`${count}`, by)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
