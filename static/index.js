// The operator's page: which venue, what its bills earn now, and its tabs.
window.PageLoyalty = (async () => {
  const {ask, categoryIcon, earnSentence, listVenues, pathOf, problemOf, t} =
    await import('/loyalty/static/js/cms.js')
  const {speakAsLnbits} = await import('/loyalty/static/js/language.js')
  await speakAsLnbits()
  const {STEPS, dropDraft, keptDraft} =
    await import('/loyalty/static/js/firstrun.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')

  const TABS = [
    'overview',
    'insights',
    'customers',
    'ledger',
    'programme',
    'tiers',
    'rewards',
    'discounts',
    'staff',
    'branches',
    'settings'
  ]
  // Of a venue that runs without loyalty these show nothing, and are not there.
  const LOYAL = [
    'customers',
    'ledger',
    'programme',
    'tiers',
    'rewards',
    'discounts'
  ]
  const LAST_VENUE = 'loyalty.venue'

  return {
    template: '#page-loyalty',
    components: {
      ...pieces('problem'),
      ...piecesLater('first-run', ...TABS)
    },
    data: () => ({
      problem: null,
      venues: null,
      venue: null,
      program: null,
      tiers: []
    }),
    computed: {
      tabs() {
        const isLoyal = this.venue.merchant.mode === 'full'
        return TABS.filter(tab => isLoyal || !LOYAL.includes(tab))
      },
      tab() {
        const {tab} = this.$route.query
        return this.tabs.includes(tab) ? tab : TABS[0]
      },
      // On a phone the first page has buttons of its own, and one sentence is enough.
      isHome() {
        return this.$q.screen.lt.sm && this.tab === TABS[0]
      },
      // Which step of the assistant is open; empty for none.
      setup() {
        const {setup} = this.$route.query
        return STEPS.includes(setup) ? setup : ''
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
      // Asked anew each time: storage tells nobody when it changes.
      isHalfWay() {
        return keptDraft(this.g.user)?.venueId === this.venue.merchant.id
      },
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
      setUp(step) {
        return this.$router.push({query: {...this.$route.query, setup: step}})
      },
      addVenue() {
        dropDraft()
        this.setUp(STEPS[0])
      },
      // The assistant goes on: its next step stands in the address before the venue is
      // there, or this page would show the venue instead.
      async made(venue) {
        await this.setUp(STEPS[1])
        this.venues.push(venue)
        await this.choose(this.venues.at(-1))
      },
      // A branch of a programme that is there needs no assistant.
      async joined(venue) {
        this.venues.push(venue)
        this.leave()
        await this.choose(this.venues.at(-1))
      },
      leave(tab = TABS[0]) {
        this.$router.replace({query: {tab}})
      },
      async closed() {
        this.venues = this.venues.filter(venue => venue !== this.venue)
        this.show(TABS[0])
        await this.choose(this.venues[0])
      }
    }
  }
})()
