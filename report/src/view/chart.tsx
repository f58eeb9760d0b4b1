import { Component, createRef } from 'preact';
import type { Draw } from '../charts/plot';

interface ChartProps {
  draw: Draw;
  /** Drawn anew only where one of these is another. */
  basis: readonly unknown[];
}

/** Drawings that wait: each gets a task of its own, so that none of them holds the page up for all. */
const waiting = new Set<() => void>();

function drawNext(): void {
  const next = waiting.values().next().value;
  if (!next) return;
  waiting.delete(next);
  // Before it is drawn: one drawing that fails must not keep the others waiting.
  if (waiting.size > 0) setTimeout(drawNext);
  next();
}

function drawSoon(draw: () => void): void {
  if (waiting.size === 0) setTimeout(drawNext);
  waiting.add(draw);
}

/** A drawing as wide as its place. */
export class Chart extends Component<ChartProps> {
  private readonly place = createRef<HTMLDivElement>();
  private width = 0;
  private readonly sizes = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    // A height that follows from the width must not lead here again.
    if (width === 0 || width === this.width) return;
    this.width = width;
    drawSoon(this.redraw);
  });

  override componentDidMount(): void {
    if (this.place.current) this.sizes.observe(this.place.current);
  }

  override componentDidUpdate({ basis }: ChartProps): void {
    if (basis.length !== this.props.basis.length || basis.some((each, index) => each !== this.props.basis[index])) {
      drawSoon(this.redraw);
    }
  }

  override componentWillUnmount(): void {
    this.sizes.disconnect();
    waiting.delete(this.redraw);
  }

  private readonly redraw = (): void => {
    if (this.width > 0) this.place.current?.replaceChildren(this.props.draw(this.width));
  };

  override render() {
    return <div class="chart" ref={this.place} />;
  }
}
