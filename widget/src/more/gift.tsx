import type { Ending as EndingOf } from '../engine/types';
import { Ending } from '../toolkit';
import type { Actions } from '../view/actions';
import type { Words } from '../words/words';
import { Coupon } from './coupon';
import { moreOf } from './words';

interface GiftProps {
  ending: EndingOf;
  words: Words;
  actions: Actions;
}

/** Thanks with something to take along: a code, a link, a way on. */
export function Gift({ ending, words, actions }: GiftProps) {
  const more = moreOf(words);
  const { coupon, link, redirect } = ending;
  return (
    <Ending ending={ending} words={words} actions={actions}>
      {coupon && <Coupon code={coupon} words={words} />}
      {link && (
        <a class="primary" href={link.url} target="_blank" rel="noopener">
          {link.text}
        </a>
      )}
      {redirect && (
        <a class="primary" lang={words.language} href={redirect}>
          {more.goOn}
        </a>
      )}
    </Ending>
  );
}
