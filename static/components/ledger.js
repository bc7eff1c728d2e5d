// Everything that ever moved on any card: what needs a look first, then whether all of
// it proves right, then the movements, by whatever the address asks for.
import {ask, number, pathOf, problemOf, sats, t} from '../js/cms.js'
import {
  actorIn,
  download,
  nameOf,
  readActors,
  readBranches,
  signed,
  whatMoved,
  when
} from '../js/guests.js'
import {follow} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const FILTERS = 'kind source actor customer order from to search scope'.split(
  ' '
)
// What the API calls it, where that is not the same.
const ASKED = {customer: 'customer_pubkey', order: 'order_id'}

const column = (name, more) => ({
  name,
  field: name,
  label: t(`history.columns.${name}`),
  align: 'left',
  ...more
})

export default {
  components: pieces(
    'empty',
    'ledger-filters',
    'ledger-problems',
    'ledger-proof',
    'problem'
  ),
  props: {venue: {type: Object, required: true}},
  data: () => ({
    rows: null,
    total: 0,
    problem: null,
    isLoading: false,
    isSaving: false,
    actors: {},
    branches: {},
    pagination: {
      page: 1,
      rowsPerPage: 20,
      rowsNumber: 0,
      sortBy: null,
      descending: true
    }
  }),
  computed: {
    columns: () => [
      column('time', {sortable: true}),
      column('name'),
      column('what'),
      column('delta', {sortable: true, align: 'right'}),
      column('bill', {align: 'right'}),
      column('who')
    ],
    filters() {
      const {query} = this.$route
      const asked = FILTERS.filter(name => query[name])
      return Object.fromEntries(asked.map(name => [name, String(query[name])]))
    },
    isFiltered() {
      return Object.keys(this.filters).length > 0
    }
  },
  watch: {
    filters(now, before) {
      if (JSON.stringify(now) === JSON.stringify(before)) return
      if (this.$route.query.tab === 'ledger') {
        this.request({pagination: {page: 1}})
      }
    }
  },
  activated() {
    this.unfollow = follow(this.venue.merchant.id, {}, () => this.refresh())
  },
  deactivated() {
    this.unfollow()
  },
  methods: {
    t,
    number,
    sats,
    signed,
    whatMoved,
    nameOf: row => nameOf({...row, nickname: row.name}),
    when: row => when(row.time),
    // Of all branches, each row says which one it was at.
    who(row) {
      const isOfMany = this.filters.scope === 'program'
      const where = isOfMany && this.branches[row.merchant_id]
      const words = actorIn(this.actors, row.actor_id)
      const why = row.reason && t('history.quoted', {words: row.reason})
      return [where, words, why].filter(Boolean).join(' · ')
    },
    asked() {
      const values = Object.entries(this.filters)
      return values.map(([name, value]) => [ASKED[name] || name, value])
    },
    async refresh() {
      await Promise.all([
        this.fetch(),
        this.$refs.problems?.load(),
        this.$refs.proof?.load()
      ])
    },
    async fetch() {
      const asking = (this.asking = {})
      const {page, rowsPerPage, sortBy, descending} = this.pagination
      const query = new URLSearchParams([
        ...this.asked(),
        ['limit', rowsPerPage],
        ['offset', (page - 1) * rowsPerPage],
        ['sortby', sortBy || 'recorded_at'],
        ['direction', descending ? 'desc' : 'asc']
      ])
      try {
        const path = pathOf(this.venue, `/events?${query}`)
        const [{data, total}, actors, branches] = await Promise.all([
          ask(this.venue, 'GET', path),
          this.rows ? this.actors : readActors(this.venue),
          this.rows ? this.branches : readBranches(this.venue)
        ])
        if (asking !== this.asking) return
        const seen = {rows: data, total, actors, branches, problem: null}
        Object.assign(this, seen)
        this.pagination.rowsNumber = total
      } catch (error) {
        if (asking === this.asking) this.problem = problemOf(error)
      }
      this.isLoading = false
    },
    request({pagination}) {
      Object.assign(this.pagination, pagination)
      this.isLoading = true
      return this.fetch()
    },
    filter(changed) {
      const kept = {...this.$route.query}
      for (const name of FILTERS) delete kept[name]
      const wanted = {...this.filters, ...changed}
      const set = Object.entries(wanted).filter(([, value]) => value)
      this.$router.replace({query: {...kept, ...Object.fromEntries(set)}})
    },
    clear() {
      this.filter(Object.fromEntries(FILTERS.map(name => [name, ''])))
    },
    open(row) {
      if (!row.customer_pubkey) return
      const query = {tab: 'customers', guest: row.customer_pubkey}
      this.$router.push({query})
    },
    async save() {
      this.isSaving = true
      const query = new URLSearchParams(this.asked())
      const path = pathOf(this.venue, `/events.csv?${query}`)
      try {
        await download(
          this.venue,
          path,
          `events-${this.venue.merchant.slug}.csv`
        )
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isSaving = false
    }
  }
}
