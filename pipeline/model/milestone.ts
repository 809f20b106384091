/** A date that binds the office itself, not the units: nothing is filed with us by it, but somebody has to be reminded. */
export interface Milestone {
  /** What has to be done by then, in Vietnamese. */
  readonly name: string;
  readonly on:
    | {
        /** `12-20`, counted from the assessment year. */
        readonly monthDay: string;
        readonly yearsAfterAssessment: number;
        /** `through`: the day itself is in time; `before`: it is not. */
        readonly reading: 'through' | 'before';
        /** A last day on a day off moves to the next working day only where the text says so. */
        readonly shift: 'nextWorkingDay' | 'none';
      }
    /** Calendar days after something whose day nobody has entered; the day after it is the first. */
    | { readonly days: number; readonly after: string };
  readonly article: string;
}
