import type { Overview, Period } from '../data/answers';
import { type Dimension, dayOf, dimensions, isFiltered, periods } from '../state/view_state';
import type { Context } from './context';
import { Menu } from './menu';

const Words = ({ label, value }: { label: string; value: string }) => (
  <>
    <span class="label">{label}</span> <span class="value">{value}</span>
  </>
);

function Picks({ context, name, all }: { context: Context; name: Dimension; all: readonly string[] }) {
  const { words, format, report } = context;
  const chosen = report.model.view[name];
  const value =
    chosen.length === 0
      ? words.filter.all
      : chosen.length === 1
        ? (chosen[0] ?? '')
        : words.filter.some(format.count(chosen.length));
  return (
    <Menu words={<Words label={words.dimension[name]} value={value} />} isSet={chosen.length > 0}>
      <fieldset>
        <legend class="unseen">{words.dimension[name]}</legend>
        {[...new Set([...all, ...chosen])].map((each) => (
          <label key={each}>
            <input
              type="checkbox"
              checked={chosen.includes(each)}
              onChange={() =>
                report.change({
                  [name]: chosen.includes(each) ? chosen.filter((other) => other !== each) : [...chosen, each],
                })
              }
            />{' '}
            {each}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}

const dayMs = 86_400_000;
const presets = { month: 30, quarter: 90, half: 180 } as const;

/** The first of as many days as end with `last`; undefined before the year 0. */
const firstOf = (last: string, days: number): string | undefined =>
  dayOf(new Date(Date.parse(last) - (days - 1) * dayMs).toISOString().slice(0, 10));

function PeriodMenu({ context, whole }: { context: Context; whole: Overview }) {
  const { words, format, report } = context;
  const { filter } = words;
  const { from, to } = report.model.view;
  const first = from ?? whole.first_day;
  const last = to ?? whole.last_day;
  return (
    <Menu
      words={
        <Words
          label={filter.period}
          value={first && last ? filter.within(format.day(first), format.day(last)) : filter.all}
        />
      }
      isSet={from !== undefined || to !== undefined}
    >
      <div class="presets">
        <button type="button" onClick={() => report.change({ from: undefined, to: undefined })}>
          {filter.presets.all}
        </button>
        {(['month', 'quarter', 'half'] as const).map((preset) => (
          <button
            key={preset}
            type="button"
            onClick={() => last && report.change({ from: firstOf(last, presets[preset]) })}
          >
            {filter.presets[preset]}
          </button>
        ))}
      </div>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} class="date">
          <span>{filter[end]}</span>{' '}
          <input
            type="date"
            value={(end === 'from' ? first : last) ?? ''}
            onChange={({ currentTarget: { value } }) => report.change({ [end]: dayOf(value) })}
          />
        </label>
      ))}
    </Menu>
  );
}

function Comparison({ context }: { context: Context }) {
  const { words, report } = context;
  const { compare } = report.model.view;
  return (
    <label class="select">
      <span class="label">{words.filter.compare}</span>{' '}
      <select onChange={({ currentTarget: { value } }) => report.change({ compare: value as Period })}>
        {periods.map((period) => (
          <option key={period} value={period} selected={period === compare}>
            {words.filter.comparing[period]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Only what there is a choice of. */
export function Filters({ context, whole }: { context: Context; whole: Overview }) {
  const { words, report } = context;
  const { view } = report.model;
  const lists: { readonly [name in Dimension]: readonly string[] } = {
    touchpoint: whole.touchpoints,
    survey: whole.surveys,
    locale: whole.locales,
    variant: whole.variants,
  };
  return (
    <form class="filters" aria-label={words.filter.title} onSubmit={(event) => event.preventDefault()}>
      <PeriodMenu context={context} whole={whole} />
      {dimensions
        .filter((name) => lists[name].length > 1 || view[name].length > 0)
        .map((name) => (
          <Picks key={name} context={context} name={name} all={lists[name]} />
        ))}
      <Comparison context={context} />
      {isFiltered(view) && (
        <button type="button" class="reset" onClick={() => report.resetFilters()}>
          {words.filter.reset}
        </button>
      )}
    </form>
  );
}
