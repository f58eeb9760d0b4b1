import type { Description } from './jsx';

/** A part of a view that knows something between two drawings. It describes one element. */
export abstract class Component<Props extends object = object, State extends object = object> {
  abstract state: State;

  /** `again` has everything drawn once more, soon and only once. */
  constructor(
    public props: Props,
    protected readonly again: () => void,
  ) {}

  abstract render(props: Props, state: State): Description;

  /** Called when its element is up to date again; not after the first drawing. `before` are the properties it had. */
  drawnAgain(_before: Props): void {}

  setState(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.again();
  }
}
