/** What a visitor can do. Each becomes one event for the engine. */
export interface Actions {
  answer(question: string, value: number | string): void;
  skip(question: string): void;
  back(): void;
  close(): void;
}
