import { Component } from '../toolkit';
import { Check, Copy } from './icons';
import type { MoreWords } from './words';

interface CouponProps {
  code: string;
  words: MoreWords;
}

interface CouponState {
  copied: boolean;
}

/** A code to take along. */
export class Coupon extends Component<CouponProps, CouponState> {
  override state: CouponState = { copied: false };
  private readonly text = { current: null as HTMLElement | null };

  /** Where the clipboard is closed to the page, the code is left selected, one key away from being copied. */
  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.props.code);
      this.setState({ copied: true });
    } catch {
      if (this.text.current) getSelection()?.selectAllChildren(this.text.current);
    }
  };

  override render({ code, words }: CouponProps, { copied }: CouponState) {
    return (
      <div class="coupon">
        <code ref={this.text} dir="ltr">
          {code}
        </code>
        <button type="button" class="primary" onClick={this.copy}>
          {copied ? <Check /> : <Copy />}
          {copied ? words.copied : words.copy}
        </button>
        <span class="unseen" role="status">
          {copied && words.copied}
        </span>
      </div>
    );
  }
}
