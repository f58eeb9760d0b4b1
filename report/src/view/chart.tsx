import { Component, createRef } from 'preact';
import type { Plan } from '../charts/plot';
import { isSame } from './same';
import { notAnyMore, soon } from './soon';

interface ChartProps {
  plan: Plan;
  /** Drawn anew only where one of these is another. */
  basis: readonly unknown[];
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
    soon(this.redraw);
  });

  override componentDidMount(): void {
    if (this.place.current) this.sizes.observe(this.place.current);
  }

  override componentDidUpdate({ basis }: ChartProps): void {
    if (!isSame(basis, this.props.basis)) soon(this.redraw);
  }

  override componentWillUnmount(): void {
    this.sizes.disconnect();
    notAnyMore(this.redraw);
  }

  private readonly redraw = (): void => {
    if (this.width > 0) this.place.current?.replaceChildren(this.props.plan.draw(this.width));
  };

  override render({ plan }: ChartProps) {
    return <div class="chart" ref={this.place} style={{ '--height': `${plan.height}px` }} />;
  }
}
