// The page of whoever keeps what is every venue's: the directory, offers, badges, who may
// keep them.
window.PageLoyaltyCommunity = (async () => {
  const {COMMUNITY, t} = await import('/loyalty/static/js/cms.js')
  const {speakAsLnbits} = await import('/loyalty/static/js/language.js')
  await speakAsLnbits()
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')

  // Each is a piece `community-<name>`, and is given the community as its venue.
  const TABS = [
    'places',
    'partners',
    'economics',
    'offers',
    'badges',
    'health',
    'settings'
  ]

  return {
    template: '#page-loyalty-community',
    components: {
      ...pieces('empty'),
      ...piecesLater(...TABS.map(tab => `community-${tab}`))
    },
    computed: {
      community: () => COMMUNITY,
      tabs: () => TABS,
      // What the server lets them do, it judges itself.
      isAdmin() {
        return Boolean(this.g.user?.admin)
      },
      tab() {
        const {tab} = this.$route.query
        return TABS.includes(tab) ? tab : TABS[0]
      }
    },
    methods: {
      t,
      show(tab) {
        this.$router.replace({query: {...this.$route.query, tab}})
      }
    }
  }
})()
