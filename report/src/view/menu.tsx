import { Component, type ComponentChild, createRef } from 'preact';

interface MenuProps {
  /** Where `words` alone do not tell. */
  name?: string;
  words: ComponentChild;
  isSet?: boolean;
  children: ComponentChild;
}

/** A disclosure that closes as a menu does: by Escape, and when the focus goes elsewhere. */
export class Menu extends Component<MenuProps> {
  private readonly place = createRef<HTMLDetailsElement>();

  private close(): void {
    if (this.place.current) this.place.current.open = false;
  }

  override componentDidMount(): void {
    document.addEventListener('pointerdown', this.elsewhere);
  }

  override componentWillUnmount(): void {
    document.removeEventListener('pointerdown', this.elsewhere);
  }

  private readonly elsewhere = ({ target }: Event): void => {
    if (!this.place.current?.contains(target as Node | null)) this.close();
  };

  override render({ name, words, isSet, children }: MenuProps) {
    return (
      <details
        class={isSet ? 'menu set' : 'menu'}
        ref={this.place}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          this.close();
          this.place.current?.querySelector('summary')?.focus();
        }}
        onFocusOut={({ relatedTarget }) => {
          if (relatedTarget && !this.place.current?.contains(relatedTarget as Node)) this.close();
        }}
      >
        <summary aria-label={name}>{words}</summary>
        <div class="panel">{children}</div>
      </details>
    );
  }
}
