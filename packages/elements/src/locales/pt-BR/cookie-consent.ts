import type { ConsentWords } from '../../cookie-consent/languages.ts';

const words: ConsentWords = {
  title: 'Suas escolhas de privacidade',
  ask:
    'Com a sua permissão, este site usa cookies e armazenamento semelhante para: {categories}. Nada disso funciona ' +
    'sem a sua permissão, e você pode mudar sua resposta a qualquer momento.',
  changed: 'Algo mudou desde a sua última resposta.',
  acceptAll: 'Aceitar tudo',
  refuseAll: 'Recusar tudo',
  accept: 'Aceitar',
  refuse: 'Recusar',
  choose: 'Escolher em detalhe',
  save: 'Salvar minha escolha',
  close: 'Fechar',
  policy: 'Política de privacidade',
  intro: 'O que o site precisa para funcionar está sempre ativo. Todo o resto fica desativado até que você permita.',
  alwaysOn: 'Sempre ativo',
  services: { one: '{count} serviço', other: '{count} serviços' },
  session: 'até você fechar o navegador',
  gpc: 'Pedido de exclusão respeitado',
  gpcMeaning:
    'Seu navegador pede que seus dados não sejam vendidos nem compartilhados (Global Privacy Control). Isso ' +
    'continua desativado, a menos que você mesmo permita.',
  saved: 'Sua escolha foi salva.',
  loading: 'Carregando…',
  unavailable: 'Não foi possível carregar as opções. Tudo o que precisa da sua permissão continua desativado.',
  retry: 'Tentar novamente',
  reload:
    'Você retirou uma permissão em outra aba. O que já está em execução aqui termina quando a página for recarregada.',
  reloadNow: 'Recarregar a página',
  necessary: 'Necessários',
  necessaryMeaning: 'Carrinho, pagamento, segurança e lembrar esta escolha.',
  preferences: 'Preferências',
  preferencesMeaning: 'Lembra como você prefere o site, por exemplo a aparência.',
  analytics: 'Estatísticas',
  analyticsMeaning: 'Mostra como as páginas deste site são usadas.',
  marketing: 'Marketing',
  marketingMeaning: 'Mostra anúncios a você e mede o efeito deles, aqui e em outros sites.',
  askAlone: 'Isto é perguntado à parte: {categories}. Se você recusar, todo o resto continua funcionando.',
  overseas: 'Seus dados saem do país',
  recipient: 'Destinatário no exterior',
  contact: 'Contato',
  purpose: 'Finalidade',
  method: 'Forma de tratamento',
  dataTypes: 'Dados',
  rights: 'Seus direitos no destino',
  controller: 'Controlador: {name}.',
  recipients: 'Destinatários',
  retention: 'Guardado por',
  optOut:
    'Você pode se opor à venda e ao compartilhamento das suas informações pessoais e limitar o uso de informações ' +
    'sensíveis: recuse ou desative aqui.',
  receipt: 'Baixar o recibo da sua última resposta',
  legalBasis: 'Base legal',
  consent: 'seu consentimento',
  contract: 'um contrato com você',
  legal_obligation: 'uma obrigação legal',
  legitimate_interest: 'um interesse legítimo',
};
export default words;
