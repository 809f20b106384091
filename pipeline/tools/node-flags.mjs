/**
 * How every command of the product is started. Rendering makes much that dies young: without an upper bound the memory
 * for it grows to 100 MB and stays; without a lower one the first workbook is read amidst a dozen collections.
 */
export const NODE_FLAGS = ['--min-semi-space-size=8', '--max-semi-space-size=8'];
