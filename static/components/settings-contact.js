// Where the place is and how it is reached; and, folded, its names in other programs.
import {t} from '../js/cms.js'
import {merchantEdits, pick} from '../js/edits.js'
import {pieces} from '../js/pieces.js'

const CONTACT = [
  {name: 'description', type: 'textarea', longest: 2000},
  {name: 'address', longest: 500},
  {name: 'city', longest: 500},
  {name: 'country', longest: 2, hint: 'venue.country_hint'},
  {name: 'phone', type: 'tel', longest: 64},
  {name: 'email', type: 'email', longest: 500},
  {name: 'website', type: 'url', longest: 500, hint: 'venue.website_hint'}
]

const lines = text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export default {
  components: pieces('settings-card'),
  mixins: [merchantEdits],
  data: () => ({contact: CONTACT}),
  methods: {
    t,
    kept() {
      const {merchant} = this.venue
      return {
        ...pick(
          merchant,
          CONTACT.map(({name}) => name)
        ),
        external_ids: merchant.external_ids.join('\n')
      }
    },
    send({external_ids: ids, ...same}) {
      const sent =
        ids === undefined ? same : {...same, external_ids: lines(ids)}
      return merchantEdits.methods.send.call(this, sent)
    }
  }
}
