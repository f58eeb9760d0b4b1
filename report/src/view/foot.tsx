import type { Context } from './context';

/** Whose the marks are, and the page in its other language. */
export function Foot({ context }: { context: Context }) {
  const { words, speak } = context;
  const [language, name] = words.other;
  return (
    <footer class="legal">
      <p>{words.about}</p>
      <button type="button" lang={language} onClick={() => speak(language)}>
        {name}
      </button>
    </footer>
  );
}
