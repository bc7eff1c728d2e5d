// Who comes, how often, and what they have collected.
import {
  ask,
  capital,
  dayInWords,
  number,
  pathOf,
  problemOf,
  sats,
  t
} from '../js/cms.js'
import {follow} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'

const SORTS = ['last_seen', 'points', 'visits', 'spent_sats', 'tier']
const NUMBERS = ['points', 'visits', 'spent_sats', 'last_seen']

const column = (name, format, more) => ({
  name,
  field: name,
  format,
  label: t(`customers.${name}`),
  sortable: SORTS.includes(name),
  align: NUMBERS.includes(name) ? 'right' : 'left',
  ...more
})

export default {
  components: pieces('empty', 'guest', 'guest-name', 'problem', 'tier-mark'),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  data: () => ({
    rows: null,
    total: 0,
    search: '',
    problem: null,
    isLoading: false,
    isEditing: false,
    farewell: null,
    pagination: {
      page: 1,
      rowsPerPage: 20,
      rowsNumber: 0,
      sortBy: SORTS[0],
      descending: true
    }
  }),
  computed: {
    columns: () => [
      column('name'),
      column('tier'),
      column('points', number),
      column('visits', number),
      column('spent_sats', sats),
      column('last_seen', time => capital(dayInWords(time)))
    ],
    sorts: () =>
      SORTS.map(name => ({value: name, label: t(`customers.${name}`)})),
    // Whose page is open: the address says it.
    guestKey() {
      const {guest} = this.$route.query
      return typeof guest === 'string' ? guest : ''
    },
    isUsed() {
      return this.total > 0 || Boolean(this.search)
    }
  },
  watch: {
    // A figure leads here, and its rows begin with the most of what it counts.
    '$route.query.sort': {
      immediate: true,
      handler(sort) {
        if (!SORTS.includes(sort)) return
        Object.assign(this.pagination, {
          page: 1,
          sortBy: sort,
          descending: true
        })
        if (this.rows) this.fetch()
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
    summary: guest =>
      [
        t('visits', {n: number(guest.visits)}, guest.visits),
        sats(guest.spent_sats),
        dayInWords(guest.last_seen)
      ].join(' · '),
    // Something changed at the venue: the list follows, but not under a typing hand.
    async refresh() {
      if (this.isEditing) return
      await (this.guestKey ? this.$refs.guest?.refresh() : this.fetch())
    },
    async fetch() {
      const asked = (this.asked = {})
      try {
        const {data, total} = await ask(this.venue, 'GET', this.path())
        if (asked !== this.asked) return
        this.show(data, total)
      } catch (error) {
        if (asked === this.asked) this.problem = problemOf(error)
      }
      this.isLoading = false
    },
    show(data, total) {
      this.problem = null
      this.rows = data.map((guest, row) => ({
        ...guest,
        id: guest.customer_pubkey || row
      }))
      this.total = this.pagination.rowsNumber = total
    },
    path() {
      const {page, rowsPerPage, sortBy, descending} = this.pagination
      const query = new URLSearchParams({
        limit: rowsPerPage,
        offset: (page - 1) * rowsPerPage,
        sortby: sortBy || SORTS[0],
        direction: descending ? 'desc' : 'asc',
        search: this.search || ''
      })
      return pathOf(this.venue, `/customers?${query}`)
    },
    request({pagination}) {
      Object.assign(this.pagination, pagination)
      this.isLoading = true
      return this.fetch()
    },
    sortBy() {
      return this.request({pagination: {page: 1, descending: true}})
    },
    searchFor(text) {
      this.search = text || ''
      return this.request({pagination: {page: 1}})
    },
    open(guest) {
      // After an erasure there is no key, and so no card to show.
      if (!guest.customer_pubkey || this.isEditing) return
      this.farewell = null
      const query = {...this.$route.query, guest: guest.customer_pubkey}
      this.$router.push({query})
    },
    back() {
      const {guest, ...query} = this.$route.query
      this.$router.push({query})
      return this.fetch()
    },
    erased(farewell) {
      this.farewell = farewell
      return this.back()
    }
  }
}
