// A place's own page: all that a stranger needs to know before the first visit.
window.PageLoyaltyPlace = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const places = await import('/loyalty/static/js/places.js')
  const {listAddress} = await import('/loyalty/static/js/here.js')
  const {problemOf} = await import('/loyalty/static/js/cms.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  const {style} = await import('/loyalty/static/js/style.js')
  await Promise.all([
    import('/loyalty/static/js/phone.js'),
    style('places.css')
  ])

  const NOT_FOUND = 404

  return {
    template: '#page-loyalty-place',
    components: {
      ...pieces('place-head', 'place-points', 'problem'),
      ...piecesLater(
        'place-contact',
        'place-menu',
        'place-owner',
        'place-reviews'
      )
    },
    data: () => ({place: null, problem: null, isMissing: false}),
    computed: {listAddress},
    created() {
      this.load()
    },
    methods: {
      t: places.t,
      async load() {
        this.problem = null
        try {
          const ref = encodeURIComponent(this.$route.params.place)
          const place = await lib.call('GET', `/merchants/${ref}`)
          await language.speakAs(place)
          this.place = place
          document.title = place.name
        } catch (error) {
          // One that is not approved yet asks who is there; nobody is.
          this.isMissing = [NOT_FOUND, 401].includes(error.status)
          if (!this.isMissing) this.problem = problemOf(error)
        }
      }
    }
  }
})()
