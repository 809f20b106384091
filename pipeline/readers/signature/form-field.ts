import type { View } from '../pdf/document.ts';
import { Dict, isArray, nameOf } from '../pdf/objects.ts';
import type { Comparison, Purpose } from './comparison.ts';
import { textOf } from './locate.ts';

export const FORM: Purpose = { what: 'the interactive form itself', kind: 'store' };

/** New widgets by object number, with the purpose their field has: pages may list them. */
export type NewWidgets = ReadonlyMap<number, Purpose>;

export interface Parent {
  readonly name: string;
  readonly type: string | undefined;
  readonly wasSigned: boolean;
  readonly isSigned: boolean;
  readonly valueChanged: boolean;
  readonly depth: number;
}

export const NO_PARENT: Parent = {
  name: '',
  type: undefined,
  wasSigned: false,
  isSigned: false,
  valueChanged: false,
  depth: 0,
};

export interface Among {
  readonly parent: Parent;
  readonly widgets: Map<number, Purpose>;
}

export const fieldName = (view: View, dict: Dict, parent: Parent): string => {
  const own = textOf(view, dict.get('T'));
  return own === null ? parent.name : parent.name ? `${parent.name}.${own}` : own;
};

export function isVisible(view: View, widget: Dict): boolean {
  const rectangle = view.at(widget, 'Rect');
  const numbers = isArray(rectangle) ? rectangle.map(view.resolve) : [];
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers.map((each) =>
    typeof each === 'number' ? each : 0,
  );
  return left !== right && bottom !== top;
}

export const widgetsOf = (view: View, field: Dict): readonly Dict[] => {
  const kids = view.at(field, 'Kids');
  return [field, ...(isArray(kids) ? kids.map(view.resolve) : [])].filter((each) => each instanceof Dict);
};

/** What signing this field is: long-term data for an invisible timestamp, otherwise a signature. */
export function signingPurpose(comparison: Comparison, field: Dict, name: string): Purpose {
  const { now } = comparison;
  const value = now.at(field, 'V');
  const isStamp = value instanceof Dict && nameOf(now.at(value, 'Type')) === 'DocTimeStamp';
  const visible = widgetsOf(now, field).some((each) => isVisible(now, each));
  return isStamp && !visible
    ? { what: `document timestamp ${name}`, kind: 'store', signs: name }
    : { what: `field ${name} was signed`, kind: 'signature', field: name, signs: name };
}
