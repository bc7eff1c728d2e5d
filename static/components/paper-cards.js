// Ten cards on paper for guests without a phone. What is secret of them is in this
// piece's memory, and gone with it.
import {ask, pathOf, problemOf, t} from '../js/cms.js'
import {canMake, makeCard} from '../js/paper.js'
import {pieces, piecesLater} from '../js/pieces.js'

const ON_A_SHEET = 10

export default {
  components: {...pieces('problem'), ...piecesLater('paper-sheets')},
  props: {venue: {type: Object, required: true}},
  data: () => ({
    cards: [],
    made: 0,
    isMaking: false,
    isPrinting: false,
    problem: null,
    canMake: canMake()
  }),
  computed: {
    isReady() {
      return this.cards.length === ON_A_SHEET
    },
    words() {
      if (!this.canMake) return t('paper.insecure')
      if (this.isMaking) {
        return t('paper.making', {n: this.made + 1, of: ON_A_SHEET})
      }
      return this.isReady ? t('paper.ready') : t('paper.careful')
    }
  },
  unmounted() {
    this.cards = []
  },
  methods: {
    t,
    async make() {
      if (this.isMaking) return
      this.isMaking = true
      this.cards = []
      this.problem = null
      try {
        const path = pathOf(this.venue, '/checklist')
        const {base_url: baseUrl} = await ask(this.venue, 'GET', path)
        this.cards = await this.makeAll(baseUrl)
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isMaking = false
    },
    // Sealing a key takes about a second on purpose: the page says how far it is.
    async makeAll(baseUrl) {
      const cards = []
      for (this.made = 0; this.made < ON_A_SHEET; this.made++) {
        await new Promise(resolve => setTimeout(resolve, 20))
        cards.push(await makeCard(baseUrl))
      }
      return cards
    }
  }
}
