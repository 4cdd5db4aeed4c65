import { describe, expect, it } from 'vitest';
import { CHILDREN_SHOWN, applicationNode, applicationOf, isNodeId, kindOf, parentOf, scopeTree } from './nodes.ts';

const named = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `id-${String(at)}`, name: `A${String(at)}` }));

describe('the scope tree', () => {
  it('has the applications under their node', () => {
    const { children } = scopeTree(named(2), 'system');
    expect(children.map(({ id }) => id)).toEqual(['system', 'servers', 'applications', 'audit']);
    expect(children[2]?.children.map(({ id }) => id)).toEqual(['application:id-0', 'application:id-1']);
    expect(children[2]?.more).toBe(false);
  });

  it('shows no more than two hundred of them, and says that there are more', () => {
    const applications = scopeTree(named(201), 'applications').children[2];
    expect(applications?.children).toHaveLength(200);
    expect(CHILDREN_SHOWN).toBe(200);
    expect(applications?.more).toBe(true);
  });

  it('shows the one that is chosen, wherever it stands', () => {
    const last = (chosen: string) => scopeTree(named(300), applicationNode(chosen)).children[2]?.children;
    expect(
      last('id-299')
        ?.slice(199)
        .map(({ id }) => id),
    ).toEqual(['application:id-199', 'application:id-299']);
    expect(last('id-7')).toHaveLength(200);
  });
});

describe('a node', () => {
  it('is known by its id alone', () => {
    const node = applicationNode('x:y');
    expect(kindOf(node)).toBe('application');
    expect(applicationOf(node)).toBe('x:y');
    expect(applicationOf('audit')).toBeNull();
    expect(['system', 'application:1', 'application:', 'elsewhere'].map(isNodeId)).toEqual([true, true, false, false]);
  });

  it('leads up to the root', () => {
    expect(parentOf(applicationNode('1'))).toBe('applications');
    expect(parentOf('applications')).toBe('root');
    expect(parentOf('root')).toBeNull();
  });
});
