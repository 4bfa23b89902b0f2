import type {
  ColumnUpdateNode, DeleteQueryNode, InsertQueryNode, JoinNode, KyselyPlugin, OperationNode, PluginTransformQueryArgs,
  QueryResult, RootOperationNode, SelectQueryNode, UnknownRow, UpdateQueryNode,
} from 'kysely'
import {
  AliasNode, AndNode, BinaryOperationNode, ColumnNode, IdentifierNode, OnNode, OperationNodeTransformer, OperatorNode,
  PrimitiveValueListNode, ReferenceNode, TableNode, ValueListNode, ValueNode, ValuesNode, WhereNode,
} from 'kysely'
import { tenantTables } from './schema'

const column = 'organizationId'

/** Binds every tenant table of a statement to one organization; a forgotten condition cannot leak. */
class OrganizationScopeTransformer extends OperationNodeTransformer {
  readonly #organization: ValueNode

  constructor(organizationId: string) {
    super()
    this.#organization = ValueNode.create(organizationId)
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const inner = super.transformSelectQuery(node)
    return { ...inner, where: this.#where(inner.where, inner.from?.froms ?? []), joins: this.#joins(inner.joins) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    const inner = super.transformUpdateQuery(node)
    const tables = [...(inner.table ? [inner.table] : []), ...(inner.from?.froms ?? [])]
    if (this.#tenants(tables).length > 0) this.#assertStays(inner.updates)
    return { ...inner, where: this.#where(inner.where, tables), joins: this.#joins(inner.joins) }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node)
    return { ...inner, where: this.#where(inner.where, [...inner.from.froms, ...(inner.using?.tables ?? [])]), joins: this.#joins(inner.joins) }
  }

  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const inner = super.transformInsertQuery(node)
    if (!inner.into || this.#tenants([inner.into]).length === 0) return inner
    if (inner.columns?.some(({ column: { name } }) => name === column)) throw new Error('The organization of a new record is set by the scope')
    this.#assertStays(inner.onConflict?.updates)
    if (!inner.values || !ValuesNode.is(inner.values)) throw new Error('Insert tenant rows with values(): the scope cannot see into another form')
    return {
      ...inner,
      columns: [...(inner.columns ?? []), ColumnNode.create(column)],
      values: ValuesNode.create(inner.values.values.map(row => PrimitiveValueListNode.is(row)
        ? PrimitiveValueListNode.create([...row.values, this.#organization.value])
        : ValueListNode.create([...row.values, this.#organization]))),
    }
  }

  protected override transformMergeQuery(): never {
    throw new Error('The scope does not guard MERGE: write an insert with onConflict(), or an update')
  }

  #assertStays(updates: readonly ColumnUpdateNode[] | undefined): void {
    for (const { column: target } of updates ?? []) {
      if (ColumnNode.is(target) && target.column.name === column) throw new Error('A record cannot change its organization')
    }
  }

  #joins(joins: readonly JoinNode[] | undefined): readonly JoinNode[] | undefined {
    return joins?.map((join) => {
      const condition = this.#condition([join.table])
      if (!condition) return join
      const on = join.on ? AndNode.create(join.on.on, condition) : condition
      return { ...join, on: OnNode.create(on) }
    })
  }

  #where(where: WhereNode | undefined, tables: readonly OperationNode[]): WhereNode | undefined {
    const condition = this.#condition(tables)
    if (!condition) return where
    return WhereNode.create(where ? AndNode.create(condition, parenthesised(where.where)) : condition)
  }

  #condition(tables: readonly OperationNode[]): OperationNode | undefined {
    return this.#tenants(tables)
      .map<OperationNode>(name => BinaryOperationNode.create(
        ReferenceNode.create(ColumnNode.create(column), TableNode.create(name)), OperatorNode.create('='), this.#organization))
      .reduce<OperationNode | undefined>((all, one) => all ? AndNode.create(all, one) : one, undefined)
  }

  /** The names (or aliases) under which tenant tables appear. */
  #tenants(tables: readonly OperationNode[]): string[] {
    return tables.flatMap((table) => {
      const node = AliasNode.is(table) ? table.node : table
      if (!TableNode.is(node) || !tenantTables.has(node.table.identifier.name)) return []
      if (!AliasNode.is(table)) return [node.table.identifier.name]
      return IdentifierNode.is(table.alias) ? [table.alias.name] : []
    })
  }
}

function parenthesised(condition: OperationNode): OperationNode {
  return condition.kind === 'OrNode' ? { kind: 'ParensNode', node: condition } as OperationNode : condition
}

const scope = Symbol('organization')

type ScopedNode = RootOperationNode & { [scope]?: string }

/** The organization that a statement is bound to, for a driver that binds its transaction to it as well. */
export function organizationOf(statement: RootOperationNode): string | undefined {
  return (statement as ScopedNode)[scope]
}

/** A Kysely plugin that keeps every statement inside one organization. */
export class OrganizationScope implements KyselyPlugin {
  readonly #organizationId: string
  readonly #transformer: OrganizationScopeTransformer

  constructor(organizationId: string) {
    this.#organizationId = organizationId
    this.#transformer = new OrganizationScopeTransformer(organizationId)
  }

  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    const bound: ScopedNode = { ...this.#transformer.transformNode(node, queryId), [scope]: this.#organizationId }
    return bound
  }

  async transformResult({ result }: { result: QueryResult<UnknownRow> }): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
