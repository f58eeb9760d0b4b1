import { Component } from '../toolkit';
import type { Words } from '../words/words';
import { Check, Copy } from './icons';
import { moreOf } from './words';

interface CouponProps {
  code: string;
  words: Words;
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
    const { copy, copied: done } = moreOf(words);
    return (
      <div class="coupon">
        <code ref={this.text} dir="ltr">
          {code}
        </code>
        <button type="button" class="primary" lang={words.language} onclick={this.copy}>
          {copied ? <Check /> : <Copy />}
          {copied ? done : copy}
        </button>
        <span class="unseen" lang={words.language} role="status">
          {copied && done}
        </span>
      </div>
    );
  }
}
