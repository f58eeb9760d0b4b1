/** Files may be dropped anywhere on the page, at any time. */
export function acceptFiles(take: (files: readonly File[]) => void): void {
  const { body } = document;
  const show = (isOver: boolean): void => {
    body.classList.toggle('dropping', isOver);
  };
  const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) show(false);
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
