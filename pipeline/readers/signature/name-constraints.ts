import type { Certificate } from './certificate.ts';
import { childrenOf, contentOf, expectTag, parseDer, SEQUENCE, type Tlv } from './der.ts';
import { parseName } from './names.ts';

/** A name by its GeneralName tag: 0x81 e-mail, 0x82 DNS, 0x86 URI, 0xa4 directory; its text or, for a directory name, its parts. */
interface ConstrainedName {
  readonly tag: number;
  readonly text: string;
  readonly parts: readonly string[];
}

const EMAIL = 0x81;
const DNS = 0x82;
const URI = 0x86;
const DIRECTORY = 0xa4;
const COMPARED = new Set([EMAIL, DNS, URI, DIRECTORY]);

/** Whether a CA in the path (RFC 5280 4.2.1.10) forbids a name of a certificate below it. */
export function nameConstraintsBroken(chain: readonly Certificate[]): boolean {
  return chain.some((issuer, height) => {
    const extension = issuer.extensions.find(({ oid }) => oid === '2.5.29.30');
    if (!extension || height === 0) return false;
    const parts = childrenOf(expectTag(parseDer(extension.value), SEQUENCE));
    const subtrees = (tag: number): readonly ConstrainedName[] =>
      parts
        .filter((each) => each.tag === tag)
        .flatMap((list) =>
          childrenOf(list).flatMap((subtree) => childrenOf(subtree).slice(0, 1).map(nameFrom)),
        );
    const [permitted, excluded] = [subtrees(0xa0), subtrees(0xa1)];
    return chain
      .slice(0, height)
      .filter((each, depth) => depth === 0 || each.subject.key !== each.issuer.key)
      .some((each) => namesOf(each).some((name) => !mayStand(name, permitted, excluded)));
  });
}

function mayStand(
  name: ConstrainedName,
  permitted: readonly ConstrainedName[],
  excluded: readonly ConstrainedName[],
): boolean {
  const sameKind = ({ tag }: ConstrainedName): boolean => tag === name.tag;
  const allowed = permitted.filter(sameKind);
  const barred = excluded.filter(sameKind);
  // A constraint on a kind of name we cannot compare is not known to hold.
  if (!COMPARED.has(name.tag)) return allowed.length === 0 && barred.length === 0;
  return (
    (allowed.length === 0 || allowed.some((one) => covers(one, name))) &&
    !barred.some((one) => covers(one, name))
  );
}

function covers(constraint: ConstrainedName, name: ConstrainedName): boolean {
  const { text } = constraint;
  switch (constraint.tag) {
    case DIRECTORY:
      return constraint.parts.every((part, index) => name.parts[index] === part);
    case EMAIL: {
      const host = name.text.slice(name.text.lastIndexOf('@') + 1);
      if (text.includes('@')) return name.text === text;
      return text.startsWith('.') ? host.endsWith(text) : host === text;
    }
    case URI: {
      const host = URL.parse(name.text)?.hostname ?? '';
      return text.startsWith('.') ? host.endsWith(text) : host === text;
    }
    default:
      return name.text === text || name.text.endsWith(`.${text.replace(/^\./, '')}`) || text === '';
  }
}

function namesOf(certificate: Certificate): readonly ConstrainedName[] {
  const alternative = certificate.extensions.find(({ oid }) => oid === '2.5.29.17');
  const { parts, emails } = certificate.subject;
  return [
    ...(parts.length ? [{ tag: DIRECTORY, text: '', parts }] : []),
    ...emails.map((email) => ({ tag: EMAIL, text: email.toLowerCase(), parts: [] })),
    ...(alternative ? childrenOf(expectTag(parseDer(alternative.value), SEQUENCE)).map(nameFrom) : []),
  ];
}

function nameFrom(tlv: Tlv): ConstrainedName {
  if (tlv.tag === DIRECTORY) {
    const [name] = childrenOf(tlv);
    return { tag: DIRECTORY, text: '', parts: name ? parseName(name).parts : [] };
  }
  return { tag: tlv.tag, text: contentOf(tlv).toString('latin1').toLowerCase(), parts: [] };
}
