/** What every page of the wizard is given. */
export interface PageProps {
  /** null where there is no way back. */
  readonly onBack: (() => void) | null;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}
