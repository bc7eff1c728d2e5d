// Three offers to start with. A tap takes one, and shows what it costs.
import {t} from '../js/cms.js'
import {PRESETS} from '../js/presets.js'

const ICONS = {stamps: 'local_cafe', points: 'restaurant', sats: 'bolt'}

export default {
  props: {chosen: {type: String, required: true}},
  emits: ['chosen'],
  computed: {
    offers: () =>
      PRESETS.map(name => ({
        name,
        icon: ICONS[name],
        title: t(`firstrun.presets.${name}.title`),
        words: t(`firstrun.presets.${name}.words`)
      }))
  }
}
