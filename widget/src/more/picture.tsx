import type { Child, Description } from '../dom/jsx';
import type { ScalePoint } from '../engine/types';
import { Scale } from '../toolkit';
import type { MarkedEnds, ScaleProps, ScaleState } from '../view/scale';
import { Smiley, Star, Thumb } from './drawings';
import { say } from './say';
import { moreOf } from './words';

/** A scale of pictures, one on which more points than the two ends have a name, or one with signs or long numbers. */
export class Picture extends Scale {
  /** The value under the pointer, or the one with the focus. */
  private pointed: number | undefined;

  private point(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    // Only the points' own radio buttons have one.
    this.pointed = value ? Number(value) : undefined;
    this.again();
  }

  protected override face(point: ScalePoint): Child {
    const { question, words } = this.props;
    const { points, style } = question;
    const { selected } = this.state;
    const { value } = point;
    const more = moreOf(words);
    const { language } = words;
    const place = points.indexOf(point);
    switch (style) {
      case 'numbers':
        return <Signed value={value} />;
      case 'stars':
        return (
          <Drawn
            name={say(words, more.stars, value)}
            language={language}
            lit={selected !== undefined && value <= selected}
            of={<Star />}
          />
        );
      case 'smileys':
        return (
          <Drawn
            name={say(words, more.point, place + 1, points.length)}
            language={language}
            of={<Smiley mood={(2 * place) / (points.length - 1) - 1} />}
          />
        );
      case 'thumbs':
        return <Drawn name={more.thumbs[value ? 1 : 0]} language={language} of={<Thumb />} />;
    }
  }

  /** All that may be said stands in one place, and all but one unseen, so that nothing below moves. */
  protected override below(ends: MarkedEnds): Child {
    const { points } = this.props.question;
    if (!points.slice(1, -1).some((point) => point.label)) return super.below(ends);
    const active = this.pointed ?? this.state.selected;
    const spoken = points.find(({ value, label }) => value === active && label);
    return (
      <div class="told" aria-hidden="true">
        <div class={spoken ? 'hushed' : ''}>{super.below(ends)}</div>
        {points.map((point) => (
          <p key={point.value} class={point === spoken ? '' : 'hushed'}>
            {point.label}
          </p>
        ))}
      </div>
    );
  }

  override render(props: ScaleProps, state: ScaleState): Description {
    const point = (event: Event) => this.point(event);
    return (
      <div onpointerover={point} onpointerleave={point} onfocusin={point}>
        {super.render(props, state)}
      </div>
    );
  }
}

/** A minus stands before its number in every language, where it is read from right to left, too. */
const Signed = ({ value }: { value: number }) => (
  <bdi dir="ltr" class={`${value}`.length > 2 ? 'long' : ''}>
    {`${value}`.replace('-', '−')}
  </bdi>
);

interface DrawnProps {
  /** What a screen reader says instead. */
  name: string;
  language: string;
  lit?: boolean;
  of: Child;
}

const Drawn = ({ name, language, lit, of }: DrawnProps) => (
  <span class={lit ? 'drawn lit' : 'drawn'}>
    {of}
    <span class="unseen" lang={language}>
      {name}
    </span>
  </span>
);
