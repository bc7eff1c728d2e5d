// The directory: places that take bitcoin, as a list and, where the community has set
// one up, on a map.
window.PageLoyaltyPlaces = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const places = await import('/loyalty/static/js/places.js')
  const here = await import('/loyalty/static/js/here.js')
  const {problemOf} = await import('/loyalty/static/js/cms.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  const {style} = await import('/loyalty/static/js/style.js')
  await Promise.all([
    import('/loyalty/static/js/phone.js'),
    style('places.css')
  ])

  return {
    template: '#page-loyalty-places',
    components: {
      ...pieces('empty', 'place-item', 'places-filters', 'problem'),
      ...piecesLater('places-map')
    },
    data() {
      return {
        asked: places.fromQuery(this.$route.query),
        settings: null,
        here: here.kept(),
        items: null,
        total: 0,
        // Of many, the server says only that there are at least so many.
        isExact: true,
        wasFull: false,
        problem: null,
        nearProblem: '',
        isReading: false,
        isLocating: false
      }
    },
    computed: {
      title() {
        return this.settings?.name || places.t('title')
      },
      hasMap() {
        return Boolean(this.settings?.tile_url)
      },
      isMap() {
        return this.hasMap && this.asked.isMap
      },
      hasMore() {
        const isKnown = this.items.length < this.total
        return isKnown || (!this.isExact && this.wasFull)
      },
      isNarrowed() {
        return Object.keys(places.filtersOf(this.asked)).length > 0
      },
      count() {
        const n = lib.number(this.total)
        return this.isExact
          ? places.t('count', {n}, this.total)
          : places.t('count_more', {n})
      }
    },
    created() {
      this.start()
    },
    methods: {
      t: places.t,
      async start() {
        this.problem = null
        try {
          this.settings = await lib.call('GET', '/places/settings')
          await this.load()
        } catch (error) {
          this.problem = problemOf(error)
        }
      },
      ask(change) {
        const isOther = Object.keys(change).some(name => name !== 'isMap')
        this.asked = {...this.asked, ...change}
        this.$router.replace({query: places.toQuery(this.asked)})
        if (isOther) this.load()
      },
      // Only when somebody taps it is the browser asked; a second tap forgets.
      async near() {
        this.nearProblem = ''
        if (this.here) {
          this.here = here.forget()
          return this.load()
        }
        this.isLocating = true
        try {
          this.here = await here.find()
          await this.load()
        } catch (error) {
          this.nearProblem = error.message
        }
        this.isLocating = false
      },
      // From the start; what is shown stays until there is an answer.
      load() {
        return this.read(0, data => data)
      },
      // What was added on the server meanwhile moves rows on: none is shown twice.
      more() {
        const known = new Set(this.items.map(({id}) => id))
        return this.read(this.items.length, data => [
          ...this.items,
          ...data.filter(({id}) => !known.has(id))
        ])
      },
      async read(offset, joined) {
        const path = () => places.listPath(this.asked, this.here, offset)
        const asked = path()
        here.keepSearch(places.toQuery(this.asked))
        this.isReading = true
        this.problem = null
        try {
          const page = await lib.call('GET', asked)
          if (asked !== path()) return // asked for something else since
          this.items = joined(page.data)
          this.total = page.total
          this.isExact = page.total_is_exact
          this.wasFull = page.data.length === places.PAGE
        } catch (error) {
          this.problem = problemOf(error)
        }
        this.isReading = false
      }
    }
  }
})()
