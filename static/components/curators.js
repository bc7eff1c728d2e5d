// Keys of people who may keep the community's lists beside admins of this LNbits.
import {ask, dayInWords, needed, pathOf, t, tell} from '../js/cms.js'
import {PAGE, paged} from '../js/paged.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('confirm', 'form-dialog', 'listed'),
  mixins: [paged],
  props: {venue: {type: Object, required: true}},
  data: () => ({isAdding: false, pubkey: '', name: '', leaving: null}),
  methods: {
    t,
    needed,
    listPath(offset) {
      return pathOf(this.venue, `/curators?limit=${PAGE}&offset=${offset}`)
    },
    called: ({name, pubkey}) => name || `…${pubkey.slice(-4)}`,
    about: ({pubkey, created_at: at}) =>
      [`…${pubkey.slice(-4)}`, dayInWords(at)].join(' · '),
    async add() {
      const body = {pubkey: this.pubkey, name: this.name}
      const added = await ask(
        this.venue,
        'POST',
        pathOf(this.venue, '/curators'),
        body
      )
      tell(t('community.curators.added', {name: this.called(added)}))
      this.pubkey = this.name = ''
      await this.load()
    },
    async remove() {
      const {id} = this.leaving
      await ask(this.venue, 'DELETE', pathOf(this.venue, `/curators/${id}`))
      const name = this.called(this.leaving)
      tell(t('community.curators.removed', {name}))
      await this.load()
    }
  }
}
