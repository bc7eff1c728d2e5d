// The operator's page: which venue, what its bills earn now, and the four tabs.
window.PageLoyalty = (async () => {
  const {ask, categoryIcon, earnSentence, listVenues, pathOf, problemOf, t} =
    await import('/loyalty/static/js/cms.js')
  const {speakAsLnbits} = await import('/loyalty/static/js/language.js')
  await speakAsLnbits()
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')

  const TABS = [
    'customers',
    'programme',
    'tiers',
    'staff',
    'branches',
    'settings'
  ]
  const LAST_VENUE = 'loyalty.venue'

  return {
    template: '#page-loyalty',
    components: {
      ...pieces('problem'),
      ...piecesLater('venue-new', ...TABS)
    },
    data: () => ({
      tabs: TABS,
      problem: null,
      venues: null,
      venue: null,
      program: null,
      tiers: [],
      isAdding: false
    }),
    computed: {
      tab() {
        const {tab} = this.$route.query
        return TABS.includes(tab) ? tab : TABS[0]
      },
      sentence() {
        return earnSentence(this.venue.merchant, this.program)
      }
    },
    created() {
      this.load()
    },
    methods: {
      t,
      iconOf: venue => categoryIcon(venue.merchant.category),
      async load() {
        this.problem = this.venues = null
        try {
          this.venues = await listVenues(this.g.user)
          await this.choose(this.lastVenue())
        } catch (error) {
          this.problem = problemOf(error)
        }
      },
      lastVenue() {
        const last = this.$q.localStorage.getItem(LAST_VENUE)
        return (
          this.venues.find(venue => venue.merchant.id === last) ||
          this.venues[0]
        )
      },
      async choose(venue) {
        this.venue = venue || null
        this.program = null
        if (!venue) return
        // LNbits' payment listener stumbles where no wallet has been opened yet.
        this.g.wallet = this.g.wallet || venue.wallet
        this.$q.localStorage.set(LAST_VENUE, venue.merchant.id)
        await Promise.all([this.readProgram(venue), this.readTiers(venue)])
      },
      async readProgram(venue) {
        try {
          const program = await ask(venue, 'GET', pathOf(venue, '/program'))
          if (venue === this.venue) this.program = program
        } catch (error) {
          this.problem = problemOf(error)
        }
      },
      async readTiers(venue = this.venue) {
        try {
          const path = pathOf(venue, '/tiers?limit=100')
          const {data} = await ask(venue, 'GET', path)
          if (venue === this.venue) this.tiers = data
        } catch (error) {
          this.problem = problemOf(error)
        }
      },
      setProgram(program) {
        this.program = program
      },
      setMerchant(merchant) {
        Object.assign(this.venue.merchant, merchant)
      },
      show(tab) {
        this.$router.replace({query: {...this.$route.query, tab}})
      },
      async made(venue) {
        this.venues.push(venue)
        this.isAdding = false
        await this.choose(this.venues.at(-1))
        this.show('programme')
      },
      async closed() {
        this.venues = this.venues.filter(venue => venue !== this.venue)
        this.show(TABS[0])
        await this.choose(this.venues[0])
      }
    }
  }
})()
